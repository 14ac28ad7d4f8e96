"""How the properties of a contribution stand in the ledger: the supporting claims apart from all else."""

from typing import Any

import msgspec

_encoder = msgspec.json.Encoder(order="sorted")
_decoder = msgspec.json.Decoder(dict[str, str | int | float | bool | list[str]])


def packed(properties: dict[str, Any]) -> tuple[str, str | None]:
    """The properties as JSON, equal for equal ones, and the ids of the claims with spaces between (null for nodes)."""
    claims = properties.get("claims")
    rest = {name: value for name, value in properties.items() if name != "claims"}
    return _encoder.encode(rest).decode(), None if claims is None else " ".join(claims)


def unpacked(body: str, claims: str | None) -> dict[str, Any]:
    """The properties again; claims may come from several contributions."""
    properties: dict[str, Any] = _decoder.decode(body)
    if claims is not None:
        properties["claims"] = sorted(claims.split(" "))
    return properties
