export const APP_ID = 'llmops-tokencost-app';
export const DATA_SOURCE_ID = 'llmops-tokencost-datasource';
