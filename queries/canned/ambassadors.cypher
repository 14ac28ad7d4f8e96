//+ title: Who is ambassador of which state where, and where nobody is known to be
//+ description: Ambassadors and permanent representatives by sender and receiver, with their tenure; all of them where neither is told. vacant_since is told where an ambassador is known to have left (dismissed, recalled, former) and no other to hold the office, with the end told last or else the day of the first report of a former ambassador.
//+ scope: local
//+ parameters:
//+   from: {type: state, description: The state that sends.}
//+   to: {type: state, description: The state that receives.}
//+   on: {type: date, description: "Who held the office on this day, by the rule of officials-of-state, or had left it when nobody held it."}
//+ columns: {sender: string, receiver: string, person: string, title: string, status: string, since: date, until: date, first_seen: date, last_seen: date, vacant_since: date, claims: integer}
//+ order: sender, receiver, status, person
//+ example: {from: KGZ}
CALL () {
  MATCH (:State {code: $from})<-[:OFFICE_OF]-(o:Office {role: 'ambassador'}) RETURN o
  UNION
  MATCH (:State {code: $to})<-[:ACCREDITED_TO]-(o:Office {role: 'ambassador'}) RETURN o
  UNION
  MATCH (s:State) WHERE $from IS NULL AND $to IS NULL
  MATCH (s)<-[:OFFICE_OF]-(o:Office {role: 'ambassador'}) RETURN o
  UNION
  MATCH (s:State) WHERE $from IS NULL AND $to IS NULL
  MATCH (s)<-[:ACCREDITED_TO]-(o:Office {role: 'ambassador'}) RETURN o
}
MATCH (o)-[:OFFICE_OF]->(sends)
OPTIONAL MATCH (o)-[:ACCREDITED_TO]->(receives)
WITH o, sends.code AS sender, receives.code AS receiver
WHERE ($from IS NULL OR sender = $from) AND ($to IS NULL OR receiver = $to)
MATCH (o)<-[h:HOLDS]-(p:Person)
OPTIONAL MATCH (p)-[g:HOLDS {status: 'former'}]->(o)
WITH o, sender, receiver, p, h, g.until AS left, g.first_seen AS seen_gone, coalesce($on, '9999-12-31') AS day,
  h.status IN ['current', 'acting', 'former'] AS real, coalesce(h.`from`, CASE WHEN h.status <> 'former' THEN h.first_seen END) AS began
WITH o, sender, receiver, p, h, day, real, began, head([end IN [left, h.until] WHERE end >= coalesce(began, '') OR began STARTS WITH end]) AS ended,
  CASE WHEN seen_gone > coalesce(began, '') THEN seen_gone END AS gone
WITH o, sender, receiver, p, h, coalesce(real AND (began <= day OR (began IS NULL AND h.status <> 'former'))
  AND CASE WHEN ended IS NULL THEN gone IS NULL OR gone > day ELSE ended >= day OR day STARTS WITH ended END, false) AS holds,
  CASE WHEN real AND coalesce(ended, gone) <= day THEN coalesce(ended, gone) END AS left
WITH o, sender, receiver, collect({person: p, held: h, holds: holds, left: left}) AS rows,
  sum(CASE WHEN holds THEN 1 ELSE 0 END) AS holders, max(left) AS vacated
UNWIND rows AS row
WITH sender, receiver, row.person AS p, row.held AS h, row.holds AS holds, row.left AS left, CASE WHEN holders = 0 THEN vacated END AS vacant_since
WHERE $on IS NULL OR holds OR (vacant_since IS NOT NULL AND left IS NOT NULL)
RETURN sender, receiver, p.name AS person, h.title AS title, h.status AS status, h.`from` AS since, h.until AS until,
  h.first_seen AS first_seen, h.last_seen AS last_seen, vacant_since, size(h.claims) AS claims
ORDER BY sender, coalesce(receiver, ''), status, p.id
