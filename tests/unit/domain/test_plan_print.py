"""Nothing of a safety plan is printed by default, and never the whole of it while the person is controlled."""

from toolkit.domain.plan_print import Phase, PlanPrint, plan_prints


def test_nothing_comes_first_and_the_whole_plan_never_while_controlled() -> None:
    for phase in Phase:
        assert plan_prints(phase)[0] is PlanPrint.NOTHING
        assert (PlanPrint.FULL in plan_prints(phase)) == (phase is not Phase.CONTROLLED)
        assert PlanPrint.CARD in plan_prints(phase)
