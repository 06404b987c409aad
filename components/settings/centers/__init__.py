"""CRs: the tree, and the form of one."""
