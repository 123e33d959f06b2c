"""Addresses about people, by door. `lms.urls` mounts each list under its namespace."""

from django.urls import URLPattern, path, re_path

from attendance.views.classroom import (
    assess,
    checkpoints,
    close,
    correct,
    everybody,
    handout,
    make_up,
    mark,
    opening,
    paper,
    person,
    recheck,
    register,
    walk_in,
)
from attendance.views.classroom import today as classroom_today
from attendance.views.learner import borrowed, done, exchange, home, leave, materials, stamp, switch
from attendance.views.office import (
    add_person,
    booklet,
    cancel_cohort,
    cancel_session,
    cards,
    certificates,
    cohort,
    cohorts,
    enrolment_state,
    export_roster,
    figures,
    figures_export,
    learners,
    open_cohort,
    prefecture,
    reissue_card,
    roster,
    roster_job,
    roster_preview,
    roster_rest,
    session,
    stop_teaching,
    study,
    teachings,
    today,
)
from attendance.views.office import learner as office_learner

office: list[URLPattern] = [
    path("", today.today, name="today"),
    path("cohorts/", cohorts.cohorts, name="cohorts"),
    path("cohorts/open/", open_cohort.open_cohort, name="open_cohort"),
    path("cohorts/<slug:slug>/", cohort.cohort, name="cohort"),
    path("cohorts/<slug:slug>/add/", add_person.add_person, name="add_person"),
    path("cohorts/<slug:slug>/booklet.pdf", booklet.booklet, name="booklet"),
    path("cohorts/<slug:slug>/certificates/", certificates.certificates, name="certificates"),
    path("cohorts/<slug:slug>/roster/", roster.roster, name="roster"),
    path("cohorts/<slug:slug>/roster/<uuid:upload_id>/", roster_preview.roster_preview, name="roster_preview"),
    path("cohorts/<slug:slug>/roster/<uuid:upload_id>/rest.xlsx", roster_rest.roster_rest, name="roster_rest"),
    path("cohorts/<slug:slug>/roster/jobs/<uuid:job_id>/", roster_job.roster_job, name="roster_job"),
    path("cohorts/<slug:slug>/roster/export/", export_roster.export_roster, name="export_roster"),
    path("cohorts/<slug:slug>/cancel/", cancel_cohort.cancel_cohort, name="cancel_cohort"),
    path("cohorts/<slug:slug>/sessions/<int:session_id>/", session.session, name="session"),
    path("cohorts/<slug:slug>/sessions/<int:session_id>/cancel/", cancel_session.cancel_session, name="cancel_session"),
    path("cohorts/<slug:slug>/cards/", cards.cards, name="cards"),
    path("cohorts/<slug:slug>/teachings/", teachings.teachings, name="teachings"),
    path("cohorts/<slug:slug>/teachings/<int:teaching_id>/", stop_teaching.stop_teaching, name="stop_teaching"),
    path("figures/", figures.figures, name="figures"),
    path("figures/export/", figures_export.figures_export, name="figures_export"),
    path("municipalities/<str:code>/", prefecture.municipality, name="municipality"),
    path("learners/", learners.learners, name="learners"),
    path("learners/<uuid:learner_id>/", office_learner.learner, name="learner"),
    path("learners/<uuid:learner_id>/enrolment/", enrolment_state.enrolment_state, name="enrolment_state"),
    path("enrolments/<uuid:enrolment_id>/study/", study.study, name="study"),
    path("learners/<uuid:learner_id>/reissue-card/", reissue_card.reissue_card, name="reissue_card"),
]

learner: list[URLPattern] = [
    # Case does not matter in the path. Whatever stands behind /k/ is asked, so that bad and unknown get one answer.
    re_path(r"^[kK]/(?P<token>.+?)/?$", exchange.exchange, name="exchange"),
    path("me/", home.home, name="home"),
    path("me/materials/", materials.materials, name="materials"),
    path("me/done/", done.done, name="done"),
    path("me/stamp/", stamp.stamp, name="stamp"),
    path("me/switch/", switch.switch, name="switch"),
    path("me/borrowed/", borrowed.borrowed, name="borrowed"),
    path("me/leave/", leave.leave, name="leave"),
]

classroom: list[URLPattern] = [
    path("", classroom_today.today, name="today"),
    path("sessions/<int:session_id>/", opening.opening, name="opening"),
    path("sessions/<int:session_id>/register/", register.register, name="register"),
    path("sessions/<int:session_id>/mark/", mark.mark, name="mark"),
    path("sessions/<int:session_id>/everybody/", everybody.everybody, name="everybody"),
    path("sessions/<int:session_id>/handout/", handout.handout, name="handout"),
    path("sessions/<int:session_id>/recheck/", recheck.recheck, name="recheck"),
    path("sessions/<int:session_id>/checkpoints/", checkpoints.checkpoints, name="checkpoints"),
    path("sessions/<int:session_id>/assess/<str:occasion>/", assess.assess, name="assess"),
    path("sessions/<int:session_id>/walk-in/", walk_in.walk_in, name="walk_in"),
    path("sessions/<int:session_id>/make-up/", make_up.make_up, name="make_up"),
    path("sessions/<int:session_id>/paper/", paper.paper, name="paper"),
    path("sessions/<int:session_id>/close/", close.close, name="close"),
    path("people/<uuid:enrolment_id>/", person.person, name="person"),
    path("people/<uuid:enrolment_id>/correct/", correct.correct, name="correct"),
]
