declare module '*/@grafana/runtime/dist/esm/components/PanelDataErrorView.mjs' {
  import type { ReactNode } from 'react';
  export function setPanelDataErrorView(view: (props: { readonly message?: string }) => ReactNode): void;
}
