"""`python -m audits.publish`: what the session `publish` of nox starts."""

import sys

from audits.publish.publish import main

sys.exit(main())
