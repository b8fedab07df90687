import logging
import traceback


def report() -> None:
    logging.exception("failed")
    logging.error("failed", exc_info=True)
    print(traceback.format_exc())
    logging.error("plain", exc_info=False)


report()
