"""A JupyterHub on one machine: each cohort has its own people, gradebook and exchange, and sees no other."""
