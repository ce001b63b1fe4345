import { readBoot } from './boot';
import { setBootData } from './bootData';

// @grafana/runtime reads its settings from the window while it is first evaluated, so that nothing which imports it may
// be loaded before this.
setBootData(await readBoot());
const { start } = await import('./start');
await start();
