/** What a store was filled with. `from` and `to` are epoch milliseconds, `to` excluded; `messages` are lines for people. */
export interface LoadedData {
  readonly from: number;
  readonly to: number;
  readonly rows: number;
  readonly rejected: number;
  readonly messages: string[];
}
