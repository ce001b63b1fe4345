import { test as grafana } from '@grafana/plugin-e2e';
import { mergeTests } from '@playwright/test';
import { test as ours } from '../fixtures';

/** Our pages together with what Grafana's own test package knows of a running Grafana. */
export const test = mergeTests(grafana, ours);
