//+ title: Who attended the same meetings, and how often
//+ description: All who took part in the meetings, held, of a state, organisation or person, with the number of meetings in common. first and last are the first and the last day of those that are dated, as told, else by the days of publication. undated counts the meetings without any date, which are part of meetings, also when from or to is given.
//+ scope: local
//+ parameters:
//+   entity: {type: entity, required: true, description: "A state (code or name), an organisation (code or name) or a person's name."}
//+   from: {type: date, day: first, description: Not what ended before this day.}
//+   to: {type: date, day: last, description: Not what began after this day.}
//+ columns: {kind: string, other: string, name: string, meetings: integer, first: date, last: date, undated: integer}
//+ order: meetings (most first), other
//+ example: {entity: KGZ}
CALL () {
  MATCH (n:State {id: $entity_key}) RETURN n
  UNION
  MATCH (n:Organization) WHERE n.id IN [$entity_key, $entity_org] RETURN n
  UNION
  MATCH (n:Person {id: $entity_key}) RETURN n
  UNION
  MATCH (n:Person {name: $entity}) RETURN n
}
MATCH (n)-[:TOOK_PART_IN]->(m:Meeting {status: 'held'})
WITH m, collect(DISTINCT n.id) AS own
OPTIONAL MATCH (m)<-[:ABOUT]-(:Claim)-[:STATED_IN]->(t:Article)
WITH m, own, min(substring(t.published, 0, 10)) AS first, max(substring(t.published, 0, 10)) AS last
WITH m, own, coalesce(m.date_from, m.date_to, first) AS date_from, coalesce(m.date_to, m.date_from, last) AS date_to
WHERE date_from IS NULL OR (($from IS NULL OR date_to >= $from) AND ($to IS NULL OR date_from <= $to))
MATCH (m)<-[:TOOK_PART_IN]-(o)
WHERE NOT o.id IN own
WITH o, count(DISTINCT m) AS meetings, min(date_from) AS first, max(date_to) AS last, sum(CASE WHEN date_from IS NULL THEN 1 ELSE 0 END) AS undated
RETURN toLower(labels(o)[0]) AS kind, o.id AS other, o.caption AS name, meetings, first, last, undated
ORDER BY meetings DESC, other
