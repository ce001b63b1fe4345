/**
 * The name of a series by a template such as `{{feature}} on {{model}}`: each `{{name}}` is the series' value under that
 * label. A name that the series is not split by stands for itself, as everywhere in Grafana.
 */
export function legendText(template: string, labels: Readonly<Record<string, string>>): string {
  return template.replace(/\{\{\s*(\w+)\s*\}\}/g, (_, name: string) =>
    Object.hasOwn(labels, name) ? (labels[name] ?? name) : name,
  );
}
