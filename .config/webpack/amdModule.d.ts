/** The module object that the AMD loader hands to a module which asks for it. */
declare module 'amd-module' {
  const amdModule: { readonly uri?: string } | undefined;
  export default amdModule;
}

declare let __webpack_public_path__: string;
