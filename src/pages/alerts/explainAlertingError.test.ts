import viewer from '../../../fixtures/grafana-exchanges/alert-create-as-viewer.json';
import taken from '../../../fixtures/grafana-exchanges/alert-create-same-uid.json';
import ofFile from '../../../fixtures/grafana-exchanges/alert-update-file-provisioned.json';
import { explainAlertingError } from './explainAlertingError';

const failed = ({ status, body }: { readonly status: number; readonly body: object }) => ({ status, data: body });

describe('explainAlertingError', () => {
  it('names the permissions that are missing and who has them', () => {
    expect(explainAlertingError(failed(viewer.response), 'create the rule “x”')).toMatch(
      /^Grafana did not create the rule “x”: You'll need .* alert\.provisioning\.provenance:write\. You lack the permission\. Editors/,
    );
  });

  it('says of a uid that is taken where it may be', () => {
    expect(explainAlertingError(failed(taken.response), 'create the rule “x”')).toMatch(
      /conflict.*exists already, perhaps where you cannot see it/,
    );
  });

  it('finds words for a refusal that has none', () => {
    expect(explainAlertingError(failed(ofFile.response), 'update the rule “x”')).toBe(
      'Grafana did not update the rule “x”: Internal Server Error. It gives no reason when a rule belongs to a file or to another tool; its server’s log says more.',
    );
  });

  it('adds nothing to what it does not know', () => {
    expect(explainAlertingError(new Error('the network is gone'), 'list its folders')).toBe(
      'Grafana did not list its folders: the network is gone',
    );
  });
});
