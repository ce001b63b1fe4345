import { type EmbeddedScene, UrlSyncContextProvider } from '@grafana/scenes';
import { Alert, LoadingPlaceholder } from '@grafana/ui';
import { useEffect, useState } from 'react';
import { useParams } from 'react-router-dom-v5-compat';
import { boardScene } from '../boardScene';
import { boot } from '../boot';
import type { ClassicBoard } from '../classicBoard';

type Board = { readonly scene: EmbeddedScene; readonly uid: string } | { readonly failure: string } | undefined;

/** A shipped dashboard, found by its uid. */
export function BoardPage() {
  const { uid = '' } = useParams();
  const [board, setBoard] = useState<Board>();
  useEffect(() => {
    let isShown = true;
    loadBoard(uid).then(
      (loaded) => isShown && setBoard(loaded),
      (error: unknown) => isShown && setBoard({ failure: String(error) }),
    );
    return () => {
      isShown = false;
    };
  }, [uid]);
  if (board && 'failure' in board) {
    return <Alert title={board.failure} />;
  }
  if (board?.uid !== uid) {
    return <LoadingPlaceholder text="Loading the board" />;
  }
  return (
    <UrlSyncContextProvider key={uid} scene={board.scene} updateUrlOnInit={false} createBrowserHistorySteps>
      <board.scene.Component model={board.scene} />
    </UrlSyncContextProvider>
  );
}

async function loadBoard(uid: string): Promise<Board> {
  const entry = boot().boards.find((board) => board.uid === uid);
  if (!entry) {
    return { failure: `Dashboard not found: no shipped board has the uid "${uid}"` };
  }
  const json = (await (await fetch(entry.url)).json()) as ClassicBoard;
  document.title = `${json.title} - LLM Token Cost preview`;
  return { uid, scene: boardScene(json, boot().range) };
}
