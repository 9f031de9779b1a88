/// What an HTML report looks like, and what it does when script is allowed.
enum HTMLStyle {
    /// Light and dark, wide and narrow, screen and paper. Types of names differ in the line below them as well as in colour.
    static let sheet = """
        :root{--page:#fdfcfa;--ink:#1d1d1f;--soft:#5b5b62;--rule:#dcd9d2;--card:#fff;--link:#0b57a4;--on:#ffe08a;--on-ink:#1d1d1f;
        --person:#1d5fa8;--place:#1c7039;--organization:#8a3ea0;--demonym:#0d6e73;--product:#9a4a00;--event:#a3264b;--date:#6a5d00;--quantity:#5a5148;--other:#4a4f57}
        @media screen and (prefers-color-scheme:dark){:root{--page:#17181b;--ink:#e9e7e2;--soft:#a9a8a5;--rule:#3a3b40;--card:#1f2024;--link:#8ec1ff;--on:#7a5c00;--on-ink:#fff;
        --person:#8fc0ff;--place:#86d69b;--organization:#dba6ec;--demonym:#7fd6da;--product:#f2b27c;--event:#ff9db4;--date:#dccb62;--quantity:#d0c4b6;--other:#c2c6cc}}
        *{box-sizing:border-box}html{scroll-padding-top:1rem}
        body{margin:0 auto;max-width:76rem;padding:1rem;background:var(--page);color:var(--ink);line-height:1.6;overflow-wrap:anywhere;
        font-family:"Noto Sans","Noto Sans Devanagari","Nirmala UI","Kohinoor Devanagari","Lohit Devanagari",Mangal,system-ui,sans-serif}
        h1{font-size:1.5rem;line-height:1.3;margin:.5rem 0}h2{font-size:1.15rem;margin:2rem 0 .5rem}a{color:var(--link)}
        .about,.note{color:var(--soft);margin:.25rem 0 1rem}
        .legend{display:flex;flex-wrap:wrap;gap:.25rem .9rem;list-style:none;padding:0;margin:.5rem 0}
        .controls{display:inline-block;margin:.25rem 1rem .25rem .35rem}.search{display:flex;flex-wrap:wrap;align-items:center;gap:.25rem .6rem;margin:.4rem 0 .8rem;color:var(--soft)}
        #filter{font:inherit;padding:.3rem .5rem;border:1px solid var(--soft);border-radius:.4rem;background:var(--card);color:var(--ink);flex:0 1 18rem;min-width:8rem}
        .unit{display:grid;grid-template-columns:3.2rem minmax(0,1fr) minmax(0,1fr);gap:0 1.2rem;background:var(--card);border:1px solid var(--rule);border-radius:.6rem;
        padding:.7rem .9rem;margin:.6rem 0}.unit:target{outline:2px solid var(--link)}.unit p{margin:0}.number{font-size:.8rem;color:var(--soft);padding-top:.35rem}
        [lang=hi],[lang^=hi-Deva]{font-size:1.08rem}.roman,.glosses{color:var(--soft);font-size:.95rem;padding-top:.35rem}.glosses rt{font-size:.7rem;color:var(--soft)}
        .glosses ruby{margin-right:.5rem}.gloss-target{color:var(--soft);font-style:italic}a.e.on{text-decoration:none}.mark{font-style:normal;font-size:.75rem;border:1px solid var(--rule);border-radius:.3rem;
        padding:0 .3rem;margin-right:.4rem}.none{color:var(--soft)}
        a.e{color:inherit;text-decoration:none;border-bottom:2px solid var(--c);position:relative;padding-bottom:1px}
        a.e:hover::after,a.e:focus-visible::after{content:attr(data-tip);position:absolute;left:0;top:100%;z-index:2;width:max-content;max-width:min(22rem,70vw);background:var(--ink);
        color:var(--page);font:400 .85rem/1.4 system-ui,sans-serif;padding:.35rem .55rem;border-radius:.35rem;white-space:normal}
        .person{--c:var(--person)}.place{--c:var(--place)}.organization{--c:var(--organization)}.demonym{--c:var(--demonym)}.product{--c:var(--product)}.event{--c:var(--event)}
        .date{--c:var(--date)}.quantity{--c:var(--quantity)}.other{--c:var(--other)}a.place,.legend .place{border-bottom-style:dashed}a.organization,.legend .organization{border-bottom-style:double;
        border-bottom-width:4px}a.demonym,.legend .demonym{border-bottom-style:dotted}a.date,a.quantity,.legend .date,.legend .quantity{border-bottom-width:1px}
        .legend span{border-bottom:2px solid var(--c);color:var(--c)}td .type{color:var(--c)}
        .w[tabindex]{border-radius:.2rem}.on{background:var(--on);color:var(--on-ink);border-radius:.2rem}:focus-visible{outline:2px solid var(--link);outline-offset:2px}
        .scroll{overflow-x:auto}table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.35rem .6rem;border-bottom:1px solid var(--rule);vertical-align:top;overflow-wrap:break-word}
        thead th,td .type{white-space:nowrap}td code{overflow-wrap:break-word}
        tbody th{font-weight:400}td.count,th.count{text-align:right}tr:target{background:var(--on);color:var(--on-ink)}[hidden]{display:none!important}
        #show-roman:not(:checked)~main .roman,#show-glosses:not(:checked)~main .glosses{display:none}
        @media screen and (max-width:60rem){td:nth-child(5),th:nth-child(5),td:nth-child(6),th:nth-child(6){display:none}}
        @media screen and (max-width:44rem){body{padding:.6rem}table{font-size:.85rem}th,td{padding:.3rem .25rem}tbody th[lang]{font-size:.92rem}.unit{grid-template-columns:minmax(0,1fr);gap:.35rem}.target{border-top:1px dashed var(--rule);padding-top:.35rem}
        td:nth-child(4),th:nth-child(4){display:none}}
        @media screen and (max-width:28rem){th,td{padding:.3rem .15rem}td:nth-child(7),th:nth-child(7){display:none}}
        @media print{:root{--page:#fff;--card:#fff;--ink:#000;--soft:#333}html{font-size:10pt}body{max-width:none;padding:0}.scroll{overflow:visible}th,td{padding:.3rem .4rem}.unit{break-inside:avoid;border-width:0 0 1px;border-radius:0}
        #search,.controls,input{display:none!important}a.e::after{display:none}}
        """

    /// Linked words light up together; the box filters sentences. Nothing is lost without it.
    static let script = """
        (function(){var d=document,box=d.getElementById('filter'),found=d.getElementById('found'),units=d.querySelectorAll('.unit'),texts=[];
        d.getElementById('search').hidden=false;
        units.forEach(function(u,i){texts[i]=u.textContent.toLowerCase().normalize('NFC');u.style.contentVisibility='auto';u.style.containIntrinsicSize='auto 11rem'});
        box.addEventListener('input',function(){var q=box.value.trim().toLowerCase().normalize('NFC'),n=0;
        units.forEach(function(u,i){u.hidden=q!==''&&texts[i].indexOf(q)<0;if(!u.hidden)n++});found.textContent=q===''?'':n+' of '+units.length});
        function light(x,on){x.classList.toggle('on',on&&!!x.dataset.to);
        (x.dataset.to||'').split(' ').forEach(function(i){var y=i&&d.getElementById(i);if(y)y.classList.toggle('on',on)})}
        function set(t,on){var w=t.closest?t.closest('.w'):null,e=t.closest?t.closest('a.e'):null;if(e&&(e.dataset.to||!w)){light(e,on);
        if(!e.dataset.to)e.querySelectorAll('.w').forEach(function(x){light(x,on)})}else if(w)light(w,on)}
        ['mouseover','focusin'].forEach(function(n){d.addEventListener(n,function(e){set(e.target,true)})});
        ['mouseout','focusout'].forEach(function(n){d.addEventListener(n,function(e){set(e.target,false)})})})();
        """
}
