import { bandKinds } from 'core/bands/band';
import { type BandQuery, bandShows } from '../query';
import { type Fields, isSet, oneOf, parseAmount, parseCount } from './fields';
import { parseDimension } from './parseBreakdowns';
import { parseCommon } from './parseCommon';
import { MOST_SIGMAS, countLimits, queryDefaults } from './queryDefaults';

export function parseBand(fields: Fields): BandQuery {
  const { by, sigmas, floorUsd, limit } = fields;
  return {
    ...parseCommon(fields),
    analysis: 'band',
    by: parseDimension(isSet(by) ? by : queryDefaults.bandBy, 'by'),
    show: oneOf(fields, 'show', bandShows, queryDefaults.bandShow),
    band: oneOf(fields, 'band', bandKinds, queryDefaults.band),
    ...(isSet(sigmas) && { sigmas: parseAmount(sigmas, 'sigmas', { least: 0.5, most: MOST_SIGMAS }) }),
    floorUsd: parseAmount(isSet(floorUsd) ? floorUsd : queryDefaults.floorUsd, 'floorUsd', { least: 0, most: 1e9 }),
    limit: parseCount(limit ?? queryDefaults.limit, 'limit', countLimits.bands),
  };
}
