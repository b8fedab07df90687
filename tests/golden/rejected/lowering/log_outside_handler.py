import logging


def report() -> None:
    logging.exception("failed")
    logging.error("failed", exc_info=True)
    logging.error("plain", exc_info=False)


report()
