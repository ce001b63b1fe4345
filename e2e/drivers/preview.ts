import { boardSearch } from './boardSearch';
import type { Driver } from './driver';

/** The host of `npm start`: everything is drawn at once, and inputs are named as they are labelled. */
export const preview: Driver = {
  dataSourceUid: 'tokencost',
  boardPath: (uid, options) => `/d/${uid}?${boardSearch(options)}`,
  // It has one data source, and the range of the demo.
  explorePath: () => '/explore',
  variableInput: (page, label) => page.getByRole('combobox', { name: label, exact: true }),
  showAllPanels: () => Promise.resolve(),
  ownProblems: [],
};
