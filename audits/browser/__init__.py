"""The browser: how it is started, what a page in it may reach, how it is shown, and how scripts and input reach it."""
