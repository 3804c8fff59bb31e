"""What runs beside a stranger's code. Nothing outside imports it, and nothing that it says is believed."""
