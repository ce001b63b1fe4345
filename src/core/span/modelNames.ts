import type { EmitterProfile } from './emitterProfiles';
import { factText, type Facts } from './facts';
import { providerName } from './providerName';

export interface ModelNames {
  readonly provider: string | null;
  /** What the call is priced by. */
  readonly model: string | null;
  readonly requestModel: string | null;
  readonly responseModel: string | null;
}

/** OpenAI and Anthropic answer an undated name with a dated one, so an undated name is only what was asked for. */
const FLOATING = /^(?:gpt-|chatgpt-|o\d|claude-)/;
const DATED = /-\d{4}-\d{2}-\d{2}$|[-@]\d{8}$|-v\d+:\d+$/;

/**
 * The model asked for and the model that answered. Gateways that write their own alias are read by the deployment behind
 * it; emitters with one model attribute mean the answering model once there is an answer.
 */
export function readModels(facts: Facts, profile: EmitterProfile | null, failed: boolean): ModelNames {
  const names = {
    request: modelText(facts, 'requestModel', profile),
    response: modelText(facts, 'responseModel', profile),
    only: modelText(facts, 'onlyModel', profile),
    deployment: withoutProvider(factText(facts.deployment)),
  };
  const { requestModel, responseModel, model } =
    names.deployment === undefined
      ? readPlain(names, profile, failed)
      : readGateway({ ...names, deployment: names.deployment }, profile, failed);
  const written = factText(facts.provider);
  const spelled = factText(facts.deployment) ?? factText(facts.onlyModel) ?? model;
  const provider = providerName(written, model) ?? providerName(written, spelled);
  return { provider, model, requestModel, responseModel };
}

interface WrittenNames {
  readonly request: string | undefined;
  readonly response: string | undefined;
  readonly only: string | undefined;
}

type ReadNames = Omit<ModelNames, 'provider'>;

function readPlain(names: WrittenNames, profile: EmitterProfile | null, failed: boolean): ReadNames {
  const { request = null, response, only } = names;
  if (response !== undefined) {
    return readAnswered(names, response, profile);
  }
  return only === undefined
    ? { model: request, requestModel: request, responseModel: null }
    : readOnly(request, only, failed);
}

function readAnswered(names: WrittenNames, response: string, profile: EmitterProfile | null): ReadNames {
  const { request = null } = names;
  if (profile?.swapsModels && isModelName(request) && !isModelName(response)) {
    return { model: request, requestModel: response, responseModel: request };
  }
  return { model: response, requestModel: request, responseModel: isEcho(names, profile) ? null : response };
}

function readOnly(request: string | null, only: string, failed: boolean): ReadNames {
  const answered = !failed && !isFloating(only);
  const asked = answered && DATED.test(only) ? null : only;
  return { model: only, requestModel: request ?? asked, responseModel: answered ? only : null };
}

/** LiteLLM: v2 writes the client's alias twice; the v1 proxy writes the deployment as request and the alias as response. */
function readGateway(
  names: WrittenNames & { readonly deployment: string },
  profile: EmitterProfile | null,
  failed: boolean,
): ReadNames {
  const { request, response, deployment } = names;
  if (response !== undefined && response.startsWith(deployment)) {
    const answered = isEcho(names, profile) ? null : response;
    return { model: response, requestModel: request ?? null, responseModel: answered };
  }
  const swapped = request === deployment && response !== undefined;
  return {
    model: deployment,
    requestModel: (swapped ? response : request) ?? deployment,
    responseModel: !failed && (swapped || !isFloating(deployment)) ? deployment : null,
  };
}

function isEcho({ request, response }: WrittenNames, profile: EmitterProfile | null): boolean {
  return profile?.echoesRequestModel === true && response === request && isFloating(response ?? '');
}

function isFloating(model: string): boolean {
  return FLOATING.test(model) && !DATED.test(model);
}

function isModelName(name: string | null): boolean {
  return name !== null && providerName(undefined, name) !== null;
}

function modelText(
  facts: Facts,
  name: 'requestModel' | 'responseModel' | 'onlyModel',
  profile: EmitterProfile | null,
): string | undefined {
  const text = factText(facts[name]);
  return profile?.providerPrefix ? withoutProvider(text) : text;
}

/** `openai/gpt-4o` -> `gpt-4o`; a slash inside a model's own name stays where what is before it is no provider. */
function withoutProvider(model: string | undefined): string | undefined {
  const slash = model?.indexOf('/') ?? -1;
  if (model === undefined || slash <= 0) {
    return model;
  }
  return providerName(undefined, model.slice(0, slash + 1)) === null ? model : model.slice(slash + 1);
}
