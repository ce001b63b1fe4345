export const APP_ID = 'llmops-tokencost-app';
export const DATA_SOURCE_ID = 'llmops-tokencost-datasource';
export const COST_BAND_ID = 'llmops-costband-panel';
