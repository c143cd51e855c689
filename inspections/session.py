"""One filling of one checklist: answers in, state out.

    session = Session(load_template(xml), now=clock, context={"country": "NO", "job_kind": "pre_delivery"})
    delta = session.set("/data/tyres/wheels[0192…]/tread", "2.8")

Setting an answer runs only the rules that read it and returns exactly what changed. Facts of the job (`context`)
are read by expressions as `instance('job')/root/item/model`, `pulldata('job', …)` or `fc:job('model')`. Drafts are
never refused: an answer that breaks a constraint is kept and shown with its `problem`; `missing()` says what stands
in the way of finishing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime

from inspections.actions import instance_added, load, preload, value_changed
from inspections.cells import Cell, CellTree
from inspections.codecs import written
from inspections.engine import MAX_ANSWER, Engine
from inspections.expressions import Environment
from inspections.instances import document_over, empty_lists, list_of_rows
from inspections.items import ItemReader
from inspections.model import Template, TemplateNode
from inspections.presentation import Choice, Delta, Fault, Item, Measurement, Missing, Question, Section
from inspections.problems import FormNotUsable
from inspections.questions import mandatory_nodes, question_at, within_range
from inspections.wording import Wording, known_language, language_code, tidy

__all__ = ["Choice", "Delta", "Item", "Measurement", "Missing", "Question", "Section", "Session"]


class Session:
    """A filling of a template.

    `answers` and `repeats` restore an earlier filling: values by path, and the instance ids of each repeat in order,
    as `values()` and `repeats()` gave them. Without them the form's defaults and first-load actions apply.
    `lists` fills external lists: rows of column -> text by list name (`last_visit`, a CSV's name).

    Attributes:
        template: the form.
        wording: its words in the active language.
        opening: what defaults, calculations and first-load actions changed when the session began.
    """

    def __init__(
        self,
        template: Template,
        *,
        now: Callable[[], datetime],
        answers: Mapping[str, str] | None = None,
        repeats: Mapping[str, Sequence[str]] | None = None,
        context: Mapping[str, str] | None = None,
        language: str | None = None,
        lists: Mapping[str, Sequence[Mapping[str, str]]] | None = None,
    ) -> None:
        facts = dict(context or {})
        fresh = not answers and not repeats
        self.template = template
        self._tree = CellTree(template.root, None if fresh else dict(answers or {}), repeats or {})
        self._environment = Environment(
            root=document_over(self._tree.root),
            now=now,
            zone=now().tzinfo or UTC,
            instances={
                **empty_lists(template.instances),
                **{name: list_of_rows(name, rows) for name, rows in (lists or {}).items()},
                "job": list_of_rows("job", [facts]),
            },
        )
        self.wording = Wording(template, self._environment, self._cells_at)
        self._asked: dict[str, Question] = {}  # as last read; a gesture takes out what it changed
        self._tops: frozenset[str] = (
            frozenset()
        )  # paths of all items; read when first asked for after a gesture
        self._environment.translate = self.wording.text
        self._environment.choice_name = self.wording.choice_name
        self.wording.speak(known_language(template, language))
        self._engine = Engine(
            template,
            self._tree,
            self._environment,
            choice_names=self.wording.names,
            on_new_instance=instance_added,
            on_value_changed=value_changed,
            look=self._ask,
            mandatory=mandatory_nodes(template, facts.get("job_kind")),
        )
        self._start(fresh=fresh)

    def _start(self, *, fresh: bool) -> None:
        engine, root = self._engine, self._tree.root
        engine.begin()
        if fresh:
            preload(engine)
        engine.wake_all(root)
        engine.settle()
        self._tree.restored()
        load(engine, fresh=fresh)
        engine.settle()
        engine.remember_views()
        whole = self._environment.steps > 0  # what is read on an exhausted budget may lack words
        self.opening = engine.finish()
        engine.listening = True
        for cell in engine.viewed() if whole else ():  # whoever reads the sections next need not look again
            if isinstance(cell.seen, Question) and cell.seen.problem is None:
                self._asked[cell.path] = cell.seen

    # Changing

    def set(self, path: str, value: str | None) -> Delta:
        """Answer a question; None or an empty text takes the answer back.

        Raises:
            FormNotUsable: there is no question at that path, or the answer is too long to keep.
        """
        cell = self._cell(path)
        if not cell.definition.is_leaf:
            raise FormNotUsable(f"{path} is a group; only questions can be answered.")
        if value is not None and len(value) > MAX_ANSWER:
            raise FormNotUsable(f"The answer is longer than {MAX_ANSWER} characters; shorten it.")
        self._engine.begin()
        self._engine.put(cell, within_range(cell.definition, written(cell.definition.bind.type, value or "")))
        return self._finish()

    def add_repeat(self, repeat_path: str, instance_id: str) -> Delta:
        """Add an entry to a repeat, at its end, under an id of the caller's.

        Raises:
            FormNotUsable: no such repeat, the id is taken, or the repeat is full.
        """
        parent, node = self._repeat(repeat_path)
        self._engine.begin()
        self._engine.add(parent, node, instance_id)
        return self._finish()

    def remove_repeat(self, instance_path: str) -> Delta:
        """Take an entry and all its answers out.

        Raises:
            FormNotUsable: there is no such entry.
        """
        cell = self._cell(instance_path)
        if cell.instance_id is None:
            raise FormNotUsable(f"{instance_path} is not an entry of a repeat.")
        self._engine.begin()
        self._engine.remove(cell)
        return self._finish()

    def _finish(self) -> Delta:
        delta = self._engine.finish()
        for path in delta.changed:
            self._asked.pop(path, None)
        self._tops = frozenset()
        return delta

    def set_language(self, language: str | None) -> Delta:
        """Speak another language, by name (`Norsk bokmål (nb)`) or code (`nb`); an unknown one is the default."""
        self.wording.speak(known_language(self.template, language))
        self._engine.begin()
        self._engine.wake_worded()
        self._asked.clear()
        return self._finish()

    # Reading

    @property
    def language(self) -> str:
        """The active language, as the form names it; empty for a form without translations."""
        return self.wording.language

    @property
    def title(self) -> str:
        """The checklist's title in the active language."""
        titles = self.template.titles
        return titles.get(language_code(self.language)) or titles.get(self.language) or self.template.title

    def sections(self) -> tuple[Section, ...]:
        """What is relevant now, in order."""
        return self._items().sections()

    def item_paths(self) -> tuple[str, ...]:
        """The paths of all relevant items, in order."""
        return tuple(f"{parent.path}/{node.name}" for parent, node in self._items().all_items())

    def item(self, item_path: str) -> Item:
        """One item as it stands now.

        Raises:
            FormNotUsable: there is none at that path.
        """
        cell = self._tree.at.get(item_path)
        if cell is not None and cell.above is not None:
            return self._items().item(cell.above, cell.definition)
        return self._items().item(*self._repeat(item_path))

    def question(self, path: str) -> Question:
        """One question as it stands now.

        Raises:
            FormNotUsable: there is none at that path.
        """
        return self._as_read(self._cell(path))

    def labels(self, path: str) -> frozenset[str]:
        """A question's label in each of the form's languages: what whoever read it may have read.

        Raises:
            FormNotUsable: there is none at that path.
        """
        control = self._cell(path).definition.control
        return self.wording.in_every_language(control.label) if control is not None else frozenset()

    def item_of(self, path: str) -> str:
        """The path of the item a question belongs to."""
        cell: Cell | None = self._cell(path)
        if not self._tops:
            self._tops = frozenset(self.item_paths())
        tops = self._tops
        while cell is not None and cell.above is not None:
            own = f"{cell.above.path}/{cell.definition.name}"
            if own in tops:
                return own
            cell = cell.above
        return path

    def missing(self, photos: Mapping[str, int] | None = None) -> tuple[Missing, ...]:
        """What keeps the inspection from being finished, in the order of the form.

        `photos` (count by item path) makes wanted but missing photos count too.
        """
        found: list[Missing] = []
        for parent, node in self._items().all_items():
            item = self._items().item(parent, node)
            for question in item.questions:
                lack = self._lack(question)
                if lack is not None:
                    found.append(Missing(question.path, item.path, question.label or item.title, *lack))
            if (
                photos is not None
                and not photos.get(item.path)
                and any(q.photos_wanted for q in item.questions)
            ):
                found.append(Missing(item.path, item.path, item.title, "photo"))
        return tuple(found)

    def _lack(self, question: Question) -> tuple[str, str] | None:
        cell = self._tree.at[question.path]
        if cell.violation == "constraint":
            return "invalid", question.problem or ""
        if cell.violation == "required":
            return "required", tidy(self.wording.of(cell.definition.bind.required_message, cell))
        return None

    def values(self, *, hidden: bool = False) -> dict[str, str]:
        """Every non-empty answer by path, calculated ones included; with `hidden` also those not relevant now."""
        return {
            cell.path: cell.brief(cell.value if hidden else cell.shown)
            for cell in self._tree.root.walk()
            if cell.definition.is_leaf and (cell.value if hidden else cell.shown)
        }

    def is_open(self, repeat_path: str) -> bool:
        """Whether a repeat concerns the person now, also while it has no entry yet.

        Raises:
            FormNotUsable: there is no repeat at that path.
        """
        return self._engine.is_open(*self._repeat(repeat_path))

    def repeats(self) -> dict[str, tuple[str, ...]]:
        """Instance ids in order, by repeat path; repeats without an entry are left out."""
        found: dict[str, list[str]] = {}
        for cell in self._tree.root.walk():
            if cell.instance_id is not None and cell.above is not None:
                found.setdefault(f"{cell.above.path}/{cell.definition.name}", []).append(cell.instance_id)
        return {path: tuple(ids) for path, ids in found.items()}

    def faults(self) -> tuple[Fault, ...]:
        """Rules that failed on the answers so far. For the author, not for the technician."""
        return tuple(Fault(rule, path, said) for (rule, path), said in self._environment.faults.items())

    def cells(self) -> Iterator[Cell]:
        """Every node with its state, in document order."""
        return self._tree.root.walk()

    # Finding places

    def _ask(self, cell: Cell) -> Question:
        return question_at(cell, self.wording, self._environment)

    def _as_read(self, cell: Cell) -> Question:
        """The question as it was read before, unless a gesture has changed it since.

        A page reads all sections after each answer, and one answer changes one question or two. The sentence of a
        broken constraint may quote other answers, which no `Delta` tells of, so it is always read anew.
        """
        known = self._asked.get(cell.path)
        if known is None:
            known = self._ask(cell)
            if known.problem is None:
                self._asked[cell.path] = known
        return known

    def _items(self) -> ItemReader:
        return ItemReader(self._tree.root, self.wording, self._as_read, self.title, self._engine.is_open)

    def _cell(self, path: str) -> Cell:
        cell = self._tree.at.get(path)
        if cell is None:
            raise FormNotUsable(f"The form has nothing at {path}.")
        return cell

    def _repeat(self, path: str) -> tuple[Cell, TemplateNode]:
        above, _, name = path.rpartition("/")
        parent = self._tree.at.get(above)
        if parent is not None:
            for node in parent.definition.children:
                if node.name == name and node.repeat is not None:
                    return parent, node
        raise FormNotUsable(f"The form has no repeat at {path}.")

    def _cells_at(self, path: str) -> list[Cell]:
        node = self.template.nodes.get(path.replace(" ", ""))
        return self._tree.of.get(node, []) if node is not None else []
