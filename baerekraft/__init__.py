"""Bærekraftskurs: the library the notebooks import. Names load when they are first used, so that a cell is quick."""

from importlib import import_module

_HOME = {
    "actual_rate": "progress_to_target",
    "answer": "quizzes",
    "bars": "charts",
    "card": "indicator_card",
    "cartogram": "charts",
    "chain": "chaining",
    "check_button": "self_check",
    "check_my_work": "self_check",
    "choose_municipality": "choosing",
    "code_history": "code_changes",
    "compare": "comparison",
    "comparison_dots": "charts",
    "constant_rate_path": "progress_to_target",
    "cross_section": "figures",
    "course_map": "learning_path",
    "dilemma": "work_fields",
    "distance_to_target": "progress_to_target",
    "explanations": "gain",
    "field": "work_fields",
    "fields": "work_fields",
    "funnel": "charts",
    "funnel_limits": "uncertainty",
    "goal_card": "municipal_goals",
    "goal_cards": "municipal_goals",
    "guess": "quizzes",
    "indicator": "indicator_list",
    "indicators": "indicator_list",
    "learning_gain": "gain",
    "lesson_text": "lesson",
    "linear_path": "progress_to_target",
    "local_case": "work_fields",
    "matrix": "charts",
    "municipality": "municipalities",
    "my_municipality": "choosing",
    "number": "language",
    "percent": "language",
    "population": "figures",
    "profile": "municipal_profile",
    "progress": "progress_to_target",
    "quiz": "quizzes",
    "rank": "ranking",
    "reform_kind": "code_changes",
    "region_name": "figures",
    "report_part": "report_parts",
    "required_rate": "progress_to_target",
    "reveal": "quizzes",
    "say": "lesson",
    "scatter": "charts",
    "series": "figures",
    "small_multiples": "charts",
    "status_table": "status",
    "target_path": "charts",
    "traffic_light": "lights",
    "trend": "charts",
    "usable": "figures",
    "use": "notebook",
    "wheel": "charts",
    "wilson": "uncertainty",
}

__all__ = sorted(_HOME)


def __getattr__(name: str):
    if name not in _HOME:
        raise AttributeError(f"module 'baerekraft' has no attribute {name!r}")
    value = getattr(import_module(f"baerekraft.{_HOME[name]}"), name)
    globals()[name] = value
    return value
