"""Find incidents in a register: questions, and tables that follow from it and are made for them."""
