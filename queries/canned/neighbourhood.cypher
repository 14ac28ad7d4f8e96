//+ title: What a state, organisation or person is connected with
//+ description: The edges of an entity, counted by type, direction and other end, with the number of claims that support them. direction is out, in, or both where the relation holds both ways.
//+ scope: local
//+ parameters:
//+   entity: {type: entity, required: true, description: "A state (code or name), an organisation (code or name) or a person's name."}
//+ columns: {relation: string, direction: string, other_kind: string, other: string, name: string, edges: integer, claims: integer}
//+ order: relation, direction, other_kind, other
//+ example: {entity: EAEU}
CALL () {
  MATCH (n:State {id: $entity_key}) RETURN n
  UNION
  MATCH (n:Organization) WHERE n.id IN [$entity_key, $entity_org] RETURN n
  UNION
  MATCH (n:Person {id: $entity_key}) RETURN n
  UNION
  MATCH (n:Person {name: $entity}) RETURN n
}
MATCH (n)-[r:HOLDS|OFFICE_OF|ACCREDITED_TO|TOOK_PART_IN|HELD_IN|LOCATED_IN|PART_OF|MEMBER_OF|CHAIRS|JOINS|LEAVES|CONSULT|AGREE|COOPERATE|AID|SUPPORT|CONCEDE|RETREAT|REQUEST|ACCUSE|REJECT|THREATEN|PROTEST|SANCTION|MOBILIZE|COERCE|ASSAULT|DIPLOMATIC_RELATIONS|STRATEGIC_PARTNERSHIP|ALLIANCE|TRADE|DISPUTE]-(m)
WITH type(r) AS relation, m, CASE WHEN type(r) IN ['CONSULT', 'AGREE', 'COOPERATE', 'DIPLOMATIC_RELATIONS', 'STRATEGIC_PARTNERSHIP', 'ALLIANCE', 'TRADE', 'DISPUTE'] THEN 'both' WHEN startNode(r) = n THEN 'out' ELSE 'in' END AS direction, r
UNWIND r.claims AS claim
WITH relation, direction, m, count(DISTINCT r.key) AS edges, count(DISTINCT claim) AS claims
RETURN relation, direction, labels(m)[0] AS other_kind, m.id AS other, m.caption AS name, edges, claims
ORDER BY relation, direction, other_kind, other
