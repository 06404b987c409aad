// Columns under the heads of their groups.
export function grouped(columns, folded) {
  const groups = new Map();
  for (const column of columns) {
    const { code, name } = column.group || { code: "", name: "" };
    if (!groups.has(code)) groups.set(code, { code, name, columns: [], count: 0, folded: folded.includes(`g${code}`) });
    const group = groups.get(code);
    group.columns.push(column);
    if (!column.closes) group.count += column.count;
  }
  return [...groups.values()].map((group) => ({ ...group, weight: group.folded ? 0 : group.columns.length }));
}
