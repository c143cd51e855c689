"""What a plan step takes, in brackets behind it."""

from collections.abc import Callable

import pytest
from server_builders import ROW_A, Clock, Laptop, office_file

from sync.server.accounts import Account
from sync.server.database import Database
from sync.server.imports.jobs import import_jobs
from sync.server.imports.plan_steps import StepFacts, read_step


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("Bytt filter", StepFacts(instruction="Bytt filter")),
        (
            "Bytt filter [1107681-00-A, MN-0317, 25 min]",
            StepFacts(
                instruction="Bytt filter", part_numbers=("1107681-00-A",), tool_names=("MN-0317",), minutes=25
            ),
        ),
        ("Bytt filter [ ,, 5MIN. ]", StepFacts(instruction="Bytt filter", minutes=5)),
        ("Bytt filter [0 min]", StepFacts(instruction="Bytt filter")),
        ("Les [se artikkel] først", StepFacts(instruction="Les [se artikkel] først")),
        ("[25 min]", StepFacts(instruction="[25 min]")),
        ("Bytt filter [25 min", StepFacts(instruction="Bytt filter [25 min")),
    ],
)
def test_brackets_at_the_end_say_what_a_step_takes(text: str, facts: StepFacts) -> None:
    assert read_step(text, part_numbers={"1107681-00-A"}) == facts


def test_a_step_gets_and_loses_what_the_office_says_it_takes(
    database: Database,
    account: Callable[[str], Account],
    sign_in: Callable[..., Laptop],
    clock: Clock,
) -> None:
    laptop = sign_in("kari")

    def take_in(row: str) -> None:
        with database.writing() as connection:
            import_jobs(connection, office_file(row), technician=account("kari"), now=clock())

    def step() -> dict[str, object]:
        return laptop.row("plan_step", position=1)["fields"]

    take_in(ROW_A)
    before = step()
    take_in(ROW_A.replace("Bytt filter", "Bytt filter [F-1, 20 min]"))
    assert step() == before | {"part_numbers": ["F-1"], "minutes": 20}
    take_in(ROW_A)
    assert step() == before
