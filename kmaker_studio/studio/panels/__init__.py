"""What stands around the timeline."""
