import type { TableColumn } from 'core/lineage/suggestMapping';
import { askStore } from 'execution/askStore';
import { readTableColumns } from 'execution/readTableColumns';
import { lastValueFrom } from 'rxjs';
import type { Preview } from 'stores/storeRows';
import { connectDelegate } from '../../connectDelegate';
import { type TokenCostSettings, reportingZone, sourceOf } from '../../settings';

/** Rows of the preview. */
const PREVIEW_ROWS = 10;

/** The columns of the chosen table as it stands, whatever the mapping is worth. */
export async function askTableColumns({ delegateUid, table }: TokenCostSettings): Promise<readonly TableColumn[]> {
  const connection = await connectDelegate(delegateUid);
  return lastValueFrom(readTableColumns(connection, { table, timeZone: 'UTC' }));
}

/** The newest calls as the settings read them. */
export async function askPreview(settings: TokenCostSettings): Promise<Preview> {
  const source = sourceOf(settings, reportingZone(undefined, settings, 'utc'));
  const connection = await connectDelegate(settings.delegateUid);
  const request = { kind: 'preview', source, mapped: true, limit: PREVIEW_ROWS } as const;
  return (await lastValueFrom(askStore(connection, request))).rows;
}
