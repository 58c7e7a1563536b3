"""One page that holds findings under several scenarios and under any answers to readings."""
