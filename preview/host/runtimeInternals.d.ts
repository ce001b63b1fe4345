declare module '*/@grafana/runtime/dist/esm/components/PanelDataErrorView.mjs' {
  import type { ReactNode } from 'react';
  export function setPanelDataErrorView(view: (props: { readonly message?: string }) => ReactNode): void;
}

declare module '*/@grafana/runtime/dist/esm/components/PluginPage.mjs' {
  import type { PluginPageType } from '@grafana/runtime';
  export function setPluginPage(page: PluginPageType): void;
}

// Version 5 ships no types; only its Router is used, under which the compatibility layer runs.
declare module 'react-router-dom' {
  import type { ComponentType, ReactNode } from 'react';
  export const Router: ComponentType<{ readonly history: unknown; readonly children: ReactNode }>;
}
