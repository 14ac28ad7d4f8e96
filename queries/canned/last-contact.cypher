//+ title: When a state last met or talked to each other state, and at which level
//+ description: "For each partner and level the last contact that took place: a meeting of both, or a CONSULT relation. level is that of the highest official of either state who took part (minister stands for deputy heads of government too), from the capacity told, else from the offices held; it is empty where nobody is told. Dates as in meetings-between; a contact that is not dated is given where there is no other. articles and sources count what covers the two states at all, relations and meetings of any status; sources counts articles with nearly the same text once."
//+ scope: local
//+ parameters:
//+   state: {type: state, required: true, description: Whose contacts they are.}
//+   other: {type: state, description: With whom.}
//+   level: {type: level, description: Who met.}
//+   on: {type: date, description: "Not what began after this day."}
//+ columns: {partner: string, name: string, level: string, contact: string, mode: string, date: date, date_from: date, date_to: date, dated: boolean, meeting: string, articles: integer, sources: integer}
//+ order: partner, level (from the highest, the unknown last)
//+ example: {state: KGZ}
MATCH (s:State {code: $state})
CALL (s) {
  MATCH (s)-[r:CONSULT|AGREE|COOPERATE|AID|SUPPORT|CONCEDE|RETREAT|REQUEST|ACCUSE|REJECT|THREATEN|PROTEST|SANCTION|MOBILIZE|COERCE|ASSAULT|DIPLOMATIC_RELATIONS|STRATEGIC_PARTNERSHIP|ALLIANCE|TRADE|DISPUTE]-(o:State)
  WHERE $other IS NULL OR o.code = $other
  UNWIND r.claims AS claim
  MATCH (:Claim {id: 'elchi:Claim/' + substring(claim, 2)})-[:STATED_IN]->(t:Article)
  WITH o, r, collect(DISTINCT {article: t.id, text: t.group}) AS told, min(substring(t.published, 0, 10)) AS first, max(substring(t.published, 0, 10)) AS last
  RETURN o, told, 5 AS rank, type(r) = 'CONSULT' AND r.status = 'held' AS contact, 'CONSULT' AS kind, r.mode AS mode, r.date AS date,
    coalesce(r.date_from, r.date_to, first) AS date_from, coalesce(r.date_to, r.date_from, last) AS date_to, null AS meeting
  UNION ALL
  MATCH (s)-[:TOOK_PART_IN]->(m:Meeting)
  OPTIONAL MATCH (m)<-[w:TOOK_PART_IN]-(p:Person)
  WITH s, p, collect({meeting: m, capacity: split(w.capacity, ' of ')}) AS meetings
  CALL (p) {
    OPTIONAL MATCH (p)-[h:HOLDS]->(f:Office)-[:OFFICE_OF]->(home:State)
    WHERE h.status IN ['current', 'acting', 'former']
    WITH home.code AS code, min(CASE WHEN f.role = 'head_of_state' THEN 1 WHEN f.role = 'head_of_government' THEN 2 WHEN f.role IN ['foreign_minister', 'minister', 'deputy_head_of_government'] THEN 3 ELSE 4 END + CASE WHEN h.status = 'former' THEN 10 ELSE 0 END) AS rank
    RETURN collect({code: code, rank: rank}) AS offices
  }
  UNWIND meetings AS one
  WITH s, one.meeting AS m, collect({role: one.capacity[0], of: one.capacity[1], offices: offices}) AS officials
  MATCH (m)<-[:TOOK_PART_IN]-(o:State)
  WHERE o <> s AND ($other IS NULL OR o.code = $other)
  UNWIND officials AS one
  WITH o, m, CASE WHEN one.of IN [s.code, o.code] THEN one.role END AS role,
    reduce(least = 15, f IN one.offices | CASE WHEN f.code IN [s.code, o.code] AND f.rank < least THEN f.rank ELSE least END) % 10 AS office
  WITH o, m, min(CASE WHEN role IS NULL THEN office WHEN role = 'head_of_state' THEN 1 WHEN role = 'head_of_government' THEN 2 WHEN role IN ['foreign_minister', 'minister', 'deputy_head_of_government'] THEN 3 ELSE 4 END) AS rank
  MATCH (m)<-[:ABOUT]-(:Claim)-[:STATED_IN]->(t:Article)
  WITH o, m, rank, collect(DISTINCT {article: t.id, text: t.group}) AS told, min(substring(t.published, 0, 10)) AS first, max(substring(t.published, 0, 10)) AS last
  RETURN o, told, rank, m.status = 'held' AS contact, m.kind AS kind, null AS mode, m.date AS date,
    coalesce(m.date_from, m.date_to, first) AS date_from, coalesce(m.date_to, m.date_from, last) AS date_to, m.id AS meeting
}
WITH o, rank, collect(told) AS told, max(CASE WHEN contact AND ($on IS NULL OR coalesce(date_from, '') <= $on) THEN coalesce(date_to, '') + '\t' + coalesce(date_from, '')
  + '\t' + kind + '\t' + coalesce(mode, '') + '\t' + coalesce(date, '') + '\t' + coalesce(meeting, '') END) AS last
WITH o, collect(told) AS told, collect({rank: rank, last: last}) AS levels
CALL (told) {
  UNWIND told AS level UNWIND level AS contact UNWIND contact AS one
  RETURN count(DISTINCT one.article) AS articles, count(DISTINCT one.text) AS sources
}
UNWIND levels AS one
WITH o, articles, sources, one.rank AS rank, split(one.last, '\t') AS last,
  ['head_of_state', 'head_of_government', 'minister', 'other', null][one.rank - 1] AS level
WHERE last IS NOT NULL AND ($level IS NULL OR level = $level)
RETURN o.code AS partner, o.name AS name, level, last[2] AS contact, last[3] AS mode, last[4] AS date, last[1] AS date_from, last[0] AS date_to,
  last[0] <> '' AS dated, last[5] AS meeting, articles, sources
ORDER BY partner, rank
