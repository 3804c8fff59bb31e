"""`make bench`: how fast the course is beside the usual tools, as ratios measured in one run. It is not a test."""

import build_course
import check_exercise
import explain_slips
import first_figure
import open_lesson
import refresh_figures
import run_lessons

for benchmark in (first_figure, open_lesson, run_lessons, build_course, explain_slips, check_exercise, refresh_figures):
    print(benchmark.measure(), flush=True)
