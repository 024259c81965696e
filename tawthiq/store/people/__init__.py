"""Who may sign in at the desk of a register, who is signed in, and an audit of that: a file beside the register."""
