//+ title: Who took part in a meeting
//+ description: One row for each person, state and organisation that takes part; one row without any where none is told. participant is the name of a person, else the code; part_of is the meeting on whose margins it was held.
//+ scope: local
//+ parameters:
//+   meeting: {type: meeting, required: true, description: "The meeting's id, as other questions give it, or the id of the claim that tells of it."}
//+ columns: {meeting: string, meeting_kind: string, meeting_name: string, status: string, date: date, place: string, country: string, part_of: string, kind: string, participant: string, name: string, capacity: string}
//+ order: kind, participant
//+ example: {meeting: "elchi:Meeting/0123456789abcdef0123"}
MATCH (m:Meeting {id: $meeting})
OPTIONAL MATCH (m)-[:HELD_IN]->(p:Place)
OPTIONAL MATCH (m)-[:PART_OF]->(w:Meeting)
OPTIONAL MATCH (m)<-[t:TOOK_PART_IN]-(who)
WITH m, p, w, t, who, toLower(labels(who)[0]) AS kind
RETURN m.id AS meeting, m.kind AS meeting_kind, m.name AS meeting_name, m.status AS status, m.date AS date, p.name AS place,
  p.country AS country, w.id AS part_of, kind, coalesce(who.code, who.name) AS participant, who.name AS name, t.capacity AS capacity
ORDER BY coalesce(kind, ''), coalesce(who.id, ''), coalesce(part_of, ''), coalesce(p.id, '')
