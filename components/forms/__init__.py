"""Fields, forms and dialogs that say at each field what is wrong with it."""
