"""Notes in the window: the lane that shows them, and the job that finds them."""
