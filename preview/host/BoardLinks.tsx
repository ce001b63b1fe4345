import { type SceneComponentProps, SceneObjectBase, type SceneObjectState, sceneGraph } from '@grafana/scenes';
import { LinkButton } from '@grafana/ui';
import { useLocation } from 'react-router-dom-v5-compat';
import type { ClassicLink } from './classicBoard';

interface BoardLinksState extends SceneObjectState {
  readonly links: readonly ClassicLink[];
}

/** A dashboard's own links, in its controls, with the time range and variables of the moment. */
export class BoardLinks extends SceneObjectBase<BoardLinksState> {
  static readonly Component = BoardLinksRenderer;
}

function BoardLinksRenderer({ model }: SceneComponentProps<BoardLinks>) {
  // Every change of a variable or of the time range is a change of the address.
  useLocation();
  return (
    <>
      {model.state.links
        .filter(({ type, url }) => type === 'link' && url)
        .map((link) => (
          <LinkButton
            key={link.title}
            href={sceneGraph.interpolate(model, linkTemplate(link))}
            tooltip={link.tooltip}
            target={link.targetBlank ? '_blank' : undefined}
            icon="dashboard"
            variant="secondary"
            fill="outline"
          >
            {link.title}
          </LinkButton>
        ))}
    </>
  );
}

function linkTemplate({ url = '', keepTime, includeVars }: ClassicLink): string {
  const query = [...(keepTime ? ['${__url_time_range}'] : []), ...(includeVars ? ['${__all_variables}'] : [])].join(
    '&',
  );
  return query === '' ? url : `${url}${url.includes('?') ? '&' : '?'}${query}`;
}
