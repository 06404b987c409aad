"""Sixty ways to write a script into a customer, a subject and a text: none of them runs."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.async_api import expect

from tests.browser.conftest import Opener
from tests.browser.serving import ROOT, App, running
