import { css } from '@emotion/css';
import type { QueryResultMetaNotice } from '@grafana/data';
import { type SceneComponentProps, SceneObjectBase, type SceneObjectState, sceneGraph } from '@grafana/scenes';
import { Icon, PanelChrome, Tooltip, useTheme2 } from '@grafana/ui';

/** The notices of a panel's frames as icons in its header, one for each severity; scenes leaves them to its host. */
export class PanelNotices extends SceneObjectBase<SceneObjectState> {
  static readonly Component = PanelNoticesRenderer;
}

const icons = { info: 'info-circle', warning: 'exclamation-triangle', error: 'exclamation-circle' } as const;

function PanelNoticesRenderer({ model }: SceneComponentProps<PanelNotices>) {
  const theme = useTheme2();
  const { data } = sceneGraph.getData(model).useState();
  const notices = distinct((data?.series ?? []).flatMap(({ meta }) => meta?.notices ?? []));
  const colors = { info: theme.colors.info.text, warning: theme.colors.warning.text, error: theme.colors.error.text };
  return (
    <>
      {(['error', 'warning', 'info'] as const).map((severity) => {
        // Only the last of each severity, as a Grafana 12.3 does.
        const texts = notices
          .filter((notice) => notice.severity === severity)
          .map((notice) => notice.text)
          .slice(-1);
        return texts.length === 0 ? null : (
          <Tooltip key={severity} content={<NoticeTexts texts={texts} />}>
            <PanelChrome.TitleItem
              className={css({ color: colors[severity] })}
              data-testid={`panel notice ${severity}`}
              title=""
            >
              <Icon name={icons[severity]} aria-label={texts.join('\n')} />
            </PanelChrome.TitleItem>
          </Tooltip>
        );
      })}
    </>
  );
}

function NoticeTexts({ texts }: { readonly texts: readonly string[] }) {
  return (
    <>
      {texts.map((text) => (
        <p key={text}>{text}</p>
      ))}
    </>
  );
}

function distinct(notices: readonly QueryResultMetaNotice[]): readonly QueryResultMetaNotice[] {
  return [...new Map(notices.map((notice) => [`${notice.severity} ${notice.text}`, notice])).values()];
}
