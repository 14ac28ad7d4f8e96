//+ title: Which states are in, chair, join or leave an organisation
//+ description: One row for each state, kind of membership, status and date told. date_from and date_to are the date's interval, else the days of publication.
//+ scope: local
//+ parameters:
//+   org: {type: organisation, required: true, description: "The organisation's code, or its name."}
//+   type: {type: membership_type, description: How the state stands to it.}
//+   status: {type: status, description: Whether it took place.}
//+ columns: {state: string, name: string, type: string, status: string, date: date, date_from: date, date_to: date, dated: boolean, claims: integer, articles: integer, confidence: number}
//+ order: state, type, status, date
//+ example: {org: EAEU}
MATCH (o:Organization {id: $org_key})<-[r:MEMBER_OF|CHAIRS|JOINS|LEAVES]-(s:State)
WHERE ($type IS NULL OR type(r) = $type) AND ($status IS NULL OR r.status = $status)
UNWIND r.claims AS claim
MATCH (c:Claim {id: 'elchi:Claim/' + substring(claim, 2)})-[:STATED_IN]->(t:Article)
WITH s, r, count(DISTINCT c) AS claims, count(DISTINCT t) AS articles,
  min(substring(t.published, 0, 10)) AS first, max(substring(t.published, 0, 10)) AS last
WITH s, r, claims, articles, coalesce(r.date_from, r.date_to, first) AS date_from,
  coalesce(r.date_to, r.date_from, last) AS date_to
RETURN s.code AS state, s.name AS name, type(r) AS type, r.status AS status, r.date AS date, date_from, date_to,
  date_from IS NOT NULL AS dated, claims, articles, r.confidence AS confidence
ORDER BY state, type, status, coalesce(date, '')
