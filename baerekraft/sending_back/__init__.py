"""What goes back to the learners and to who registers them: the feedback page, the marks, and Moodle's forms of both.

`results` reads the gradebook; `page` is nbgrader's exporter for feedback and `marks` the one for grades, so that
nbgrader's own commands write the same.
"""
