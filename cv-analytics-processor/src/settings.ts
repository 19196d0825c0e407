/** What the function is told by its environment. */
export interface Settings {
  readonly queryEventsTable: string;
  readonly analyticsTable: string;
}

const tableName = /^[A-Za-z0-9_.-]{3,255}$/;

/** Reads the settings; throws an error that names every missing or malformed one, never its value. Nothing has a default. */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const problems: string[] = [];
  const readTableName = (name: string): string => {
    const value = environment[name];
    if (!value) problems.push(`${name} is missing`);
    else if (!tableName.test(value))
      problems.push(`${name} is no DynamoDB table name, but ${value.length} other characters`);
    return value ?? "";
  };
  const settings = {
    queryEventsTable: readTableName("QUERY_EVENTS_TABLE"),
    analyticsTable: readTableName("ANALYTICS_TABLE"),
  };
  if (problems.length > 0) throw new Error(`wrong settings: ${problems.join("; ")}`);
  return settings;
}
