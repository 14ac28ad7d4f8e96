//+ title: Which organisations a state is in, chairs, joins or leaves
//+ description: One row for each organisation, kind of membership, status and date told. date_from and date_to are the date's interval, else the days of publication. sources counts articles with nearly the same text once.
//+ scope: local
//+ parameters:
//+   state: {type: state, required: true, description: Whose memberships they are.}
//+   org: {type: organisation, description: "The organisation's code, or its name."}
//+   type: {type: membership_type, description: How the state stands to it.}
//+   status: {type: status, description: Whether it took place.}
//+   on: {type: date, description: "Only what held on this day: told as held, begun by then, and not left since. A chair holds within the dates told; a membership told or entered holds from its date, else the day of the first report, until a report of leaving. What is not dated is kept."}
//+ columns: {org: string, name: string, type: string, status: string, date: date, date_from: date, date_to: date, dated: boolean, claims: integer, articles: integer, sources: integer, confidence: number}
//+ order: org, type, status, date
//+ example: {state: KGZ}
MATCH (s:State {code: $state})-[r:MEMBER_OF|CHAIRS|JOINS|LEAVES]->(o:Organization)
WHERE $org IS NULL OR o.id = $org_key
UNWIND r.claims AS claim
MATCH (c:Claim {id: 'elchi:Claim/' + substring(claim, 2)})-[:STATED_IN]->(t:Article)
WITH o, r, count(DISTINCT c) AS claims, count(DISTINCT t) AS articles, count(DISTINCT t.group) AS sources,
  min(substring(t.published, 0, 10)) AS first, max(substring(t.published, 0, 10)) AS last
WITH o, collect({r: r, claims: claims, articles: articles, sources: sources, date_from: coalesce(r.date_from, r.date_to, first),
  date_to: coalesce(r.date_to, r.date_from, last)}) AS rows
WITH o, rows, [row IN rows WHERE type(row.r) = 'LEAVES' AND row.r.status = 'held' AND row.date_from <= $on | row.date_from] AS left
UNWIND rows AS row
WITH o, row.r AS r, row.date_from AS date_from, row.date_to AS date_to, row.claims AS claims, row.articles AS articles, row.sources AS sources, left
WHERE ($type IS NULL OR type(r) = $type) AND ($status IS NULL OR r.status = $status)
  AND ($on IS NULL OR (type(r) <> 'LEAVES' AND r.status = 'held' AND coalesce(date_from, '') <= $on AND NOT any(day IN left WHERE day > coalesce(date_from, '9999'))
    AND (type(r) <> 'CHAIRS' OR coalesce(r.date_to, $on) >= $on)))
RETURN o.code AS org, o.name AS name, type(r) AS type, r.status AS status, r.date AS date, date_from, date_to,
  date_from IS NOT NULL AS dated, claims, articles, sources, r.confidence AS confidence
ORDER BY o.id, type, status, coalesce(date, '')
