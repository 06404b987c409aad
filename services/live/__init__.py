"""Every committed change reaches whoever may see it, in order, once (spec §7)."""

from services import events
from services.live import rooms
from services.live.bus import Bus, Emitter, LocalBus, bus
from services.live.presence import presence
from services.live.telling import RoomTold

__all__ = ["Bus", "Emitter", "LocalBus", "RoomTold", "bus", "forget_everything", "start"]


async def start(emitter: Emitter) -> None:
    """Tell the sockets behind `emitter` what is committed from now on."""
    bus.emitter = emitter
    events.subscribe(told)
    await rooms.recall()


def told(event: object) -> None:
    if isinstance(event, RoomTold):
        bus.publish(event.room, event.seq, event.body)


def forget_everything() -> None:
    """For tests."""
    bus.forget()
    rooms.forget()
    presence.forget()
