//+ title: Which states are in, chair, join or leave an organisation
//+ description: One row for each state, kind of membership, status and date told. date_from and date_to are the date's interval, else the days of publication.
//+ scope: local
//+ parameters:
//+   org: {type: organisation, required: true, description: "The organisation's code, or its name."}
//+   type: {type: membership_type, description: How the state stands to it.}
//+   status: {type: status, description: Whether it took place.}
//+   on: {type: date, description: "Only what held on this day: told as held, begun by then, and not left since. A chair holds within the dates told; a membership told or entered holds from its date, else the day of the first report, until a report of leaving. What is not dated is kept."}
//+ columns: {state: string, name: string, type: string, status: string, date: date, date_from: date, date_to: date, dated: boolean, claims: integer, articles: integer, confidence: number}
//+ order: state, type, status, date
//+ example: {org: EAEU}
MATCH (o:Organization {id: $org_key})<-[r:MEMBER_OF|CHAIRS|JOINS|LEAVES]-(s:State)
UNWIND r.claims AS claim
MATCH (c:Claim {id: 'elchi:Claim/' + substring(claim, 2)})-[:STATED_IN]->(t:Article)
WITH s, r, count(DISTINCT c) AS claims, count(DISTINCT t) AS articles,
  min(substring(t.published, 0, 10)) AS first, max(substring(t.published, 0, 10)) AS last
WITH s, collect({r: r, claims: claims, articles: articles, date_from: coalesce(r.date_from, r.date_to, first),
  date_to: coalesce(r.date_to, r.date_from, last)}) AS rows
WITH s, rows, [row IN rows WHERE type(row.r) = 'LEAVES' AND row.r.status = 'held' AND row.date_from <= $on | row.date_from] AS left
UNWIND rows AS row
WITH s, row.r AS r, row.date_from AS date_from, row.date_to AS date_to, row.claims AS claims, row.articles AS articles, left
WHERE ($type IS NULL OR type(r) = $type) AND ($status IS NULL OR r.status = $status)
  AND ($on IS NULL OR (type(r) <> 'LEAVES' AND r.status = 'held' AND coalesce(date_from, '') <= $on AND NOT any(day IN left WHERE day > coalesce(date_from, '9999'))
    AND (type(r) <> 'CHAIRS' OR coalesce(r.date_to, $on) >= $on)))
RETURN s.code AS state, s.name AS name, type(r) AS type, r.status AS status, r.date AS date, date_from, date_to,
  date_from IS NOT NULL AS dated, claims, articles, r.confidence AS confidence
ORDER BY state, type, status, coalesce(date, '')
