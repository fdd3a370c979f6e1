"""The six verbs in their order: load, compile, resolve, plan, render, write."""
