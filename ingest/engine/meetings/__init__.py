"""Meetings: cues of events are read with the parties and places of their clause, then mentions of one event are made one."""
