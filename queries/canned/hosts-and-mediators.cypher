//+ title: Which states host meetings of others, and where others meet without the host
//+ description: "Meetings that took place in a state: hosted counts those to which other states come, save those that mediated counts, meetings of at least two others in which the host takes no part itself. guests counts the other states; first and last are days of the meetings' intervals, else of publication. Meetings without a date count whatever the period."
//+ scope: global
//+ parameters:
//+   host: {type: state, description: Only this host.}
//+   from: {type: date, day: first, description: Not what ended before this day.}
//+   to: {type: date, day: last, description: Not what began after this day.}
//+ columns: {host: string, name: string, hosted: integer, mediated: integer, guests: integer, first: date, last: date}
//+ order: hosted and mediated together (most first), host
//+ example: {from: "2020"}
MATCH (m:Meeting {status: 'held'})
WITH m, coalesce(m.date_from, m.date_to) AS date_from, coalesce(m.date_to, m.date_from) AS date_to
WHERE date_from IS NULL OR (($from IS NULL OR date_to >= $from) AND ($to IS NULL OR date_from <= $to))
MATCH (m)-[:HELD_IN]->(:Place)-[:LOCATED_IN]->(h:State) WHERE $host IS NULL OR h.code = $host
CALL (m, date_from) {
  WITH m, date_from WHERE date_from IS NULL
  MATCH (m)<-[:ABOUT]-(:Claim)-[:STATED_IN]->(t:Article)
  RETURN min(substring(t.published, 0, 10)) AS first_told, max(substring(t.published, 0, 10)) AS last_told
}
WITH DISTINCT m, h, coalesce(date_from, first_told) AS began, coalesce(date_to, last_told) AS ended
WHERE began IS NULL OR (($from IS NULL OR ended >= $from) AND ($to IS NULL OR began <= $to))
MATCH (m)<-[:TOOK_PART_IN]-(s:State)
WITH h, m, began, ended, collect(DISTINCT s.code) AS states
WITH h, began, ended, [code IN states WHERE code <> h.code] AS others, NOT h.code IN states AS apart
WHERE size(others) > 0
WITH h, others, began, ended, CASE WHEN apart AND size(others) > 1 THEN 1 ELSE 0 END AS mediated
WITH h, sum(1 - mediated) AS hosted, sum(mediated) AS mediated, min(began) AS first, max(ended) AS last, collect(others) AS told
CALL (told) { UNWIND told AS others UNWIND others AS code RETURN count(DISTINCT code) AS guests }
RETURN h.code AS host, h.name AS name, hosted, mediated, guests, first, last
ORDER BY hosted + mediated DESC, host
