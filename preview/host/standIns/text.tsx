import { PanelPlugin, renderTextPanelMarkdown, textUtil } from '@grafana/data';
import type { StandInProps } from './standIn';

interface TextOptions {
  readonly mode: 'markdown' | 'html' | 'code';
  readonly content: string;
}

function TextStandIn({ options, replaceVariables }: StandInProps<TextOptions>) {
  const content = replaceVariables(options.content ?? '');
  const html = options.mode === 'html' ? textUtil.sanitize(content) : renderTextPanelMarkdown(content);
  return <div className="markdown-html" dangerouslySetInnerHTML={{ __html: html }} />;
}

// Kept by id only, like every stand-in.
export const text = () => new PanelPlugin(TextStandIn) as unknown as PanelPlugin;
